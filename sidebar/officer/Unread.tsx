/** Settings that cannot be read: the dialog shows them as not set, so it also shows their content. */
import { Box } from '../screens/pieces';

export const Unread = ({ unread }: { readonly unread: readonly string[] }) =>
  unread.length === 0 ? null : (
    <Box tone="warn">
      {unread.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Box>
  );
