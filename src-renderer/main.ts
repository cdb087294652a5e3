import './window.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { installFonts } from './fonts.ts';
import { Lab } from './lab/lab.svelte.ts';
import { spawnCoreWorker } from './shell/core-worker.ts';
import { bridge, desktopShell } from './shell/desktop-shell.ts';
import { browserShell } from './shell/shell.ts';

const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the lab.');
installFonts();
const shell = bridge === undefined ? browserShell : await desktopShell(bridge);
mount(App, { target, props: { lab: new Lab(shell, spawnCoreWorker) } });
