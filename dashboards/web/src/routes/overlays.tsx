import { Palette } from '@/features/palette/palette.tsx';
import { Sheet } from '@/features/palette/sheet.tsx';
import { PasswordDialog } from '@/features/session/password-dialog.tsx';
import type { Overlay } from './app.tsx';

/** What lies over every page. */
const Overlays = ({ overlay, onChange }: { overlay: Overlay; onChange: (overlay: Overlay) => void }) => {
  if (overlay === 'palette')
    return <Palette onClose={() => onChange(null)} onKeys={() => setTimeout(() => onChange('keys'))} />;
  if (overlay === 'keys') return <Sheet onClose={() => onChange(null)} />;
  if (overlay === 'password') return <PasswordDialog onClose={() => onChange(null)} />;
  return null;
};
export default Overlays;
