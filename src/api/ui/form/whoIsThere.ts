import type { FieldDescription, Reference } from '../../index.ts';
import { isEmpty, nameOf, titleText } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';

type Values = Record<string, unknown>;

/** Somebody who is there already, as far as it may be told. */
export interface Found { id: string; title: string; holder: Reference | string | null; lastContactAt: string | null; archivedAt: string | null }

/** What is asked at once: numbers, addresses, or a name in its parts. It stands beside the last of its fields. */
export interface Question { fields: string[]; place: string; isOnlyName: boolean }

interface Form {
  workbench: Pick<Workbench, 'run' | 'inputOf' | 'confirm' | 't' | 'direction' | 'format' | 'member'>;
  kind: string;
  /** Id of the record that is changed. */
  id?: string | undefined;
  /** As in the manifest. */
  findSame?: string | undefined;
}

/** Finds out for a form whether whoever is being entered is there already, whoever’s they are. */
export class WhoIsThere {
  readonly questions: Question[];
  readonly #form: Form;
  readonly #answers = new Map<string, Promise<Found[]>>();
  #allowed: string[] = [];

  constructor(form: Form) {
    this.#form = form;
    this.questions = form.findSame ? questionsFor(form.workbench.inputOf(form.findSame)) : [];
  }

  /** What has been typed for a question as far as it is whole; empty where there is nothing to ask yet. */
  givenFor({ fields, isOnlyName }: Question, values: Values): string {
    const given = Object.fromEntries(fields.map((name) => [name, isOnlyName ? values[name] : wholeOnes(values[name])]));
    return Object.values(given).some(isEmpty) ? '' : JSON.stringify(given);
  }

  /** Asks once for what was given; an answer that does not come is no answer, for the form is of use without it. */
  find(given: string): Promise<Found[]> {
    if (!given) return Promise.resolve([]);
    const { workbench, findSame, id } = this.#form;
    const asked = this.#answers.get(given) ?? workbench.run<Found[]>(findSame!, JSON.parse(given), { quietly: true }).then(
      ({ data }) => data.filter((one) => one.id !== id),
      () => {
        this.#answers.delete(given);
        return [];
      },
    );
    this.#answers.set(given, asked);
    return asked;
  }

  /** Waits for the answers and asks, where a new one has the number or the address of somebody else, whether it is to be. */
  async mayAdd(values: Values): Promise<boolean> {
    const { workbench: { t, confirm } } = this.#form;
    const found = await Promise.all(this.questions.filter(({ isOnlyName }) => !isOnlyName).map(async (question) => {
      const [first] = (await this.find(this.givenFor(question, values))).filter(({ id }) => !this.#allowed.includes(id));
      return first && { id: first.id, said: this.say(question, first) };
    }));
    const same = found.filter((one) => one !== undefined);
    if (!same.length) return true;
    const isMeant = await confirm({ title: t('form.same'), text: same.map(({ said }) => said).join('\n'), action: t('form.addAllTheSame') });
    if (isMeant) this.#allowed = [...this.#allowed, ...same.map(({ id }) => id)];
    return isMeant;
  }

  say({ place }: Question, { title, holder, lastContactAt, archivedAt }: Found): string {
    const { workbench, kind } = this.#form;
    const { t, format } = workbench;
    return [
      t(`${kind}.${place}.same`, { name: titleText(workbench, title) }),
      archivedAt && t('list.isArchived'),
      holder && t('form.with', { name: nameOf(workbench, holder) }),
      lastContactAt && t('form.spokenTo', { when: format.relative(lastContactAt) }),
    ].filter(Boolean).join(' · ');
  }
}

function questionsFor(input: FieldDescription[]): Question[] {
  const names = input.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  return [
    ...(names.length ? [{ fields: names, place: names.at(-1)!, isOnlyName: true }] : []),
    ...input.filter(({ kind }) => kind !== 'text').map(({ name }) => ({ fields: [name], place: name, isOnlyName: false })),
  ];
}

// A number or address that is half typed is nobody's yet.
const wholeOnes = (value: unknown) => ((value ?? []) as { typed?: string; address?: string }[]).filter(({ typed, address }) => (typed?.match(/\d/g)?.length ?? 0) >= 6 || /.@.+\../.test(address ?? ''));
