import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { startI18n } from './lib/i18n.ts';
import { theme } from './lib/theme.ts';
import { App } from './routes/app.tsx';

theme.apply(theme.current());
await startI18n();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
