import { SystemsPage } from '@/features/systems/systems-page.tsx';

/** /systems */
const SystemsRoute = () => (
  <main id="content" className="flex min-h-0 min-w-0 flex-1">
    <SystemsPage />
  </main>
);
export default SystemsRoute;
