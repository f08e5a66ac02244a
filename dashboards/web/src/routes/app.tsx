import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useNavigate } from 'react-router';
import { Shell } from '@/components/shell.tsx';
import { LoginPage } from '@/features/session/login-page.tsx';
import { session } from '@/lib/api/session.ts';
import { useKeys } from '@/lib/keys.ts';
import { live } from '@/lib/live.ts';
import { createQueryClient } from '@/lib/query.ts';
import { Desk } from './desk.tsx';

// Not needed for the first look at the queue.
const SystemsRoute = lazy(() => import('./systems.tsx'));
const NewRoute = lazy(() => import('./new.tsx'));
const loadOverlays = () => import('./overlays.tsx');
const Overlays = lazy(loadOverlays);
/** Fetched when the queue has had its time, so that the palette takes the first letter typed. */
const OVERLAYS_AFTER_MS = 1500;

const client = createQueryClient();

export const App = () => (
  <QueryClientProvider client={client}>
    {/* The screen changes with the address: the next key must not meet the ticket before. */}
    <BrowserRouter useTransitions={false}>
      <Gate />
    </BrowserRouter>
  </QueryClientProvider>
);

/** Nobody sees a screen without a login; after it the page that was asked for is there. */
const Gate = () => {
  const isOpen = useSyncExternalStore(session.subscribe, session.isOpen);
  const queries = useQueryClient();
  useEffect(() => {
    if (!isOpen) {
      queries.clear();
      return;
    }
    live.open();
    return () => live.close();
  }, [isOpen, queries]);
  return isOpen ? <Inside /> : <LoginPage />;
};

export type Overlay = 'palette' | 'keys' | 'password' | null;

const Inside = () => {
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  useEffect(() => {
    const timer = setTimeout(() => void loadOverlays(), OVERLAYS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useKeys({
    'mod+k': () => setOverlay('palette'),
    '?': () => setOverlay('keys'),
    'g q': () => void navigate('/queue'),
    'g s': () => void navigate('/systems'),
    'g n': () => void navigate('/new'),
  });
  return (
    <Shell
      onSearch={() => setOverlay('palette')}
      onKeys={() => setOverlay('keys')}
      onPassword={() => setOverlay('password')}
    >
      <Suspense fallback={<main id="content" className="flex-1 bg-sunk" />}>
        <Routes>
          <Route path="/queue" element={<Desk />} />
          <Route path="/tickets/:id" element={<Desk />} />
          <Route path="/new" element={<NewRoute />} />
          <Route path="/systems" element={<SystemsRoute />} />
          <Route path="*" element={<Navigate to="/queue" replace />} />
        </Routes>
      </Suspense>
      {overlay !== null && (
        <Suspense fallback={null}>
          <Overlays overlay={overlay} onChange={setOverlay} />
        </Suspense>
      )}
    </Shell>
  );
};
