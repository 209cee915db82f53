import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './fonts.css';
import './tokens.css';
import './base.css';
import { App } from './app.tsx';
import { openClient, openTransport } from './client.ts';
import { createAppRouter } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

const transport = openTransport();
createRoot(root).render(
  <StrictMode>
    <App transport={transport} client={openClient(transport)} router={createAppRouter()} />
  </StrictMode>,
);
