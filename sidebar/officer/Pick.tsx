/** One option as a card: a checkbox or radio button, its name, and a line of explanation. */

interface PickProps {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
}

export function Pick({ type, name, label, about, isChosen, onChosen }: PickProps) {
  return (
    <label class="pick">
      <input
        type={type}
        name={name}
        checked={isChosen}
        onChange={(event) => onChosen(event.currentTarget.checked)}
      />
      <span class="face">
        <strong>{label}</strong>
        <small>{about}</small>
      </span>
    </label>
  );
}
