import { NewTicketPage } from '@/features/new-ticket/new-ticket-page.tsx';

/** /new */
const NewRoute = () => (
  <main id="content" className="flex min-h-0 min-w-0 flex-1">
    <NewTicketPage />
  </main>
);
export default NewRoute;
