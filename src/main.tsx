import { createRoot } from 'react-dom/client';
import { App } from './ui/App';
import './ui/app.css';
import { openWorkplace } from './ui/openWorkplace';

openWorkplace();
createRoot(document.getElementById('root')!).render(<App />);
