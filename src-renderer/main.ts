import { spawnLabWorker } from '#spawn-lab-worker';

const app = document.querySelector('#app');
const heading = document.createElement('h1');
app?.append(heading);
spawnLabWorker().onmessage = (event: MessageEvent<string>) => {
  heading.textContent = event.data;
};
