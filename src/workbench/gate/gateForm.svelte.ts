import type { SubmitFunction } from '@sveltejs/kit';

/** A form of the gate: what is missing it says itself, in the reader's language, and sends what is complete. */
export class GateForm {
  isBusy = $state(false);
  /** Message keys of what is wrong, by the names of the fields. */
  problems = $state.raw<Record<string, string>>({});

  /** Without leaving the page; whoever is let in gets a whole new one, in their own language and colours. */
  submit: SubmitFunction = ({ formElement, cancel }) => {
    this.problems = problemsIn(formElement);
    const [first] = Object.keys(this.problems);
    if (first) {
      (formElement.elements.namedItem(first) as HTMLElement).focus();
      return cancel();
    }
    this.isBusy = true;
    return async ({ result, update }) => {
      if (result.type === 'redirect') return location.assign(result.location);
      await update({ reset: false });
      this.isBusy = false;
    };
  };

  mend = ({ target }: Event): void => {
    const { [(target as HTMLInputElement).name]: _mended, ...others } = this.problems;
    this.problems = others;
  };
}

function problemsIn(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  return Object.fromEntries(fields.flatMap(({ name, value, required, validity, minLength }) => {
    if (required && !value.trim()) return [[name, 'gate.missing']];
    else if (validity.typeMismatch) return [[name, 'gate.email.wrong']];
    else return minLength > 0 && value.length < minLength ? [[name, 'gate.password.short']] : [];
  }));
}
