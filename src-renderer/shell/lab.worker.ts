self.postMessage('Zigzag');
