import './app/jitless.ts';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { lendStyleNonce } from './app/style-nonce.ts';
import { takeToken } from './app/token.ts';
import { startCore } from './core/client.ts';
import './app/desk.css';
import './ui/ui.css';
import './session/session.css';
import './finding/finding.css';
import './exchange/exchange.css';
import './conflict/conflict.css';

dayjs.locale('zh-cn');
lendStyleNonce();

const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
const core = startCore(takeToken());
createRoot(place).render(
  <StrictMode>
    <App core={core} />
  </StrictMode>,
);
