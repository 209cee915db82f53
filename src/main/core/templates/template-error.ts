/** A template that cannot be read or rendered. The message begins with the template's name. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** Where the template stands, such as `harness.prompt`. */
  readonly templateName: string;
  /** What is wrong, without the name. */
  readonly detail: string;

  constructor(templateName: string, detail: string, options: ErrorOptions = {}) {
    super(`${templateName}: ${detail}`, options);
    this.templateName = templateName;
    this.detail = detail;
  }
}
