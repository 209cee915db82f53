// Runs before the first paint, so that no window flashes in the wrong theme.
(() => {
  const root = document.documentElement;
  let look = {};
  try {
    look = JSON.parse(localStorage.getItem('benchgen.look') ?? '{}');
  } catch {
    look = {};
  }
  const dark =
    look.theme === 'dark' || (look.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = look.density === 'compact' ? 'compact' : 'comfortable';
  root.dataset.statusColours = look.statusColours === 'green-red' ? 'green-red' : 'standard';
})();
