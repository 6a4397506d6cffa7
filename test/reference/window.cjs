// Electron's side of the comparison with Chromium: one hidden, empty window.

const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false });
  return window.loadURL('about:blank');
});
