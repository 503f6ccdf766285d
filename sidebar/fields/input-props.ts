/**
 * What every input of a field is given. A file of its own because `FieldView` draws the inputs: types in there would make
 * each of them import the file that imports it.
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

/** Inputs whose value is always a text. */
export interface TextInputProps extends InputProps {
  readonly value: string;
}
