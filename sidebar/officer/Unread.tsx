/** Settings that hold something which cannot be read: a dialog that shows them as not set says what stands there. */
import { Box } from '../screens/pieces';

export const Unread = ({ unread }: { readonly unread: readonly string[] }) =>
  unread.length === 0 ? null : (
    <Box tone="warn">
      {unread.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Box>
  );
