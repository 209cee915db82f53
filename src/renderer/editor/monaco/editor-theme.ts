import { monaco } from './monaco.ts';

/** Draws the editor in the colours of the interface, now and whenever the theme changes. Returns what stops it. */
export function followTheme(): () => void {
  applyTheme();
  const observer = new MutationObserver(applyTheme);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-status-colours'],
  });
  return () => observer.disconnect();
}

function applyTheme(): void {
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string) => sixDigits(style.getPropertyValue(`--${token}`).trim());
  monaco.editor.defineTheme('benchgen', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: rules(colour),
    colors: colours(colour),
  });
  monaco.editor.setTheme('benchgen');
}

/** The built style sheet writes `#fff` for `#ffffff`, which the editor does not take. */
function sixDigits(colour: string): string {
  return /^#[\da-f]{3}$/i.test(colour) ? colour.replaceAll(/[\da-f]/gi, '$&$&') : colour;
}

type Colour = (token: string) => string;

function rules(colour: Colour): monaco.editor.ITokenThemeRule[] {
  const rule = (token: string, from: string, fontStyle?: string) => ({
    token,
    foreground: colour(from).slice(1),
    ...(fontStyle !== undefined && { fontStyle }),
  });
  return [
    rule('', 'text'),
    rule('type', 'accent'),
    rule('tag', 'accent'),
    rule('keyword', 'accent'),
    rule('string', 'pass'),
    rule('string.escape', 'partial'),
    rule('number', 'partial'),
    rule('comment', 'text-3', 'italic'),
    rule('operators', 'text-2'),
    rule('delimiter', 'text-2'),
    rule('regexp', 'partial'),
    rule('variable', 'text'),
    rule('strong', 'text', 'bold'),
    rule('emphasis', 'text', 'italic'),
  ];
}

function colours(colour: Colour): monaco.editor.IColors {
  return {
    'editor.background': colour('surface'),
    'editor.foreground': colour('text'),
    'editorLineNumber.foreground': colour('text-3'),
    'editorLineNumber.activeForeground': colour('text'),
    'editorCursor.foreground': colour('text'),
    'editor.selectionBackground': colour('accent-bg'),
    'editor.inactiveSelectionBackground': colour('accent-bg'),
    'editor.lineHighlightBackground': colour('bg'),
    'editor.lineHighlightBorder': `${colour('bg')}00`,
    'editorIndentGuide.background1': colour('border'),
    'editorWidget.background': colour('raised'),
    'editorWidget.border': colour('border'),
    'editorWidget.foreground': colour('text'),
    'editorSuggestWidget.background': colour('raised'),
    'editorSuggestWidget.border': colour('border'),
    'editorSuggestWidget.foreground': colour('text'),
    'editorSuggestWidget.selectedBackground': colour('accent-bg'),
    'editorSuggestWidget.selectedForeground': colour('text'),
    'editorSuggestWidget.highlightForeground': colour('accent'),
    'editorSuggestWidget.focusHighlightForeground': colour('accent'),
    'editorHoverWidget.background': colour('raised'),
    'editorHoverWidget.border': colour('border'),
    'editorError.foreground': colour('fail'),
    'editorWarning.foreground': colour('partial'),
    'editorBracketMatch.background': colour('accent-bg'),
    'editorBracketMatch.border': colour('accent'),
    'input.background': colour('surface'),
    'input.border': colour('control-border'),
    'menu.background': colour('raised'),
    'menu.foreground': colour('text'),
    'menu.selectionBackground': colour('hover'),
    'menu.selectionForeground': colour('text'),
    'scrollbar.shadow': `${colour('bg')}00`,
    focusBorder: colour('accent'),
  };
}
