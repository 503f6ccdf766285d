/**
 * Props that every input of a field takes. In a separate file because `FieldView` imports the inputs:
 * declared there, the types would close an import circle.
 */
import type { Field, FieldValue } from '../../src/shared/contract';

export interface InputProps {
  readonly id: string;
  readonly field: Field;
  readonly value: FieldValue;
  readonly onValue: (value: FieldValue) => void;
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

/** For inputs whose value is always a string. */
export interface TextInputProps extends InputProps {
  readonly value: string;
}
