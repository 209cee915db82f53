import type { EscapeAttempt } from '../escape-attempt.ts';

type SystemAttempt = Pick<EscapeAttempt, 'id' | 'what' | 'code'>;

const ATTEMPTS: readonly SystemAttempt[] = [
  { id: 'file-open', what: 'reads a file of the host', code: 'print(open("@SECRET_FILE@").read())' },
  {
    id: 'file-write',
    what: 'writes a file of the host',
    code: 'open("@TARGET@", "w").write("x")',
  },
  {
    id: 'file-os-open',
    what: 'reads a file by descriptor',
    code: 'import os\nprint(os.read(os.open("@SECRET_FILE@", os.O_RDONLY), 100).decode())',
  },
  {
    id: 'file-climb',
    what: 'climbs out of the working folder with ..',
    code: 'print(open("../" * 30 + "@SECRET_FILE@"[1:]).read())',
  },
  {
    id: 'file-symlink',
    what: 'reads through a symbolic link',
    code: 'import os, tempfile\nlink = tempfile.mktemp()\nos.symlink("@SECRET_FILE@", link)\nprint(open(link).read())',
  },
  {
    id: 'folder-symlink',
    what: 'walks through a symbolic link to the root',
    code: 'import os, tempfile\nlink = tempfile.mktemp()\nos.symlink("/", link)\nprint(open(link + "@SECRET_FILE@").read())',
  },
  {
    id: 'file-proc-root',
    what: 'reads through /proc/self/root',
    code: 'print(open("/proc/self/root@SECRET_FILE@").read())',
  },
  {
    id: 'file-parent-root',
    what: "reads through the owner's root in /proc",
    code: 'print(open("/proc/@PID@/root@SECRET_FILE@").read())',
  },
  {
    id: 'import-host-module',
    what: 'imports a module from a folder of the host',
    code: 'import sys\nsys.path.insert(0, "@SECRET_FOLDER@")\nimport canary_module',
  },
  {
    id: 'environment',
    what: 'reads an environment variable',
    code: 'import os\nprint(os.environ["@SECRET_VARIABLE@"])',
  },
  {
    id: 'environment-proc',
    what: 'reads the environment from /proc/self',
    code: 'print(open("/proc/self/environ", "rb").read().decode())',
  },
  {
    id: 'environment-owner',
    what: "reads the owner's environment from /proc",
    code: 'print(open("/proc/@PID@/environ", "rb").read().decode() or 1/0)\nprint("@MARK@")',
  },
  {
    id: 'environment-ctypes',
    what: 'asks the C library for the environment',
    code: 'import ctypes\nc = ctypes.CDLL(None)\nc.getenv.restype = ctypes.c_char_p\nprint(c.getenv(b"@SECRET_VARIABLE@").decode())',
  },
  {
    id: 'process-subprocess',
    what: 'starts a program of the host',
    code: 'import subprocess\nprint(subprocess.run(["cat", "@SECRET_FILE@"], capture_output=True, text=True).stdout)',
  },
  {
    id: 'process-system',
    what: 'runs a shell command',
    code: 'import os\nos.system("echo x > @TARGET@")',
  },
  {
    id: 'process-popen',
    what: 'opens a pipe to a shell command',
    code: 'import os\nprint(os.popen("cat @SECRET_FILE@").read())',
  },
  {
    id: 'process-fork',
    what: 'forks, and the child replaces itself',
    code: 'import os\npid = os.fork()\nif pid == 0:\n    os.execv("/bin/sh", ["sh", "-c", "echo x > @TARGET@"])\nos.waitpid(pid, 0)',
  },
  {
    id: 'process-spawn',
    what: 'spawns a program through posix_spawn',
    code: 'import os\nos.waitpid(os.posix_spawn("/bin/sh", ["sh", "-c", "echo x > @TARGET@"], {}), 0)',
  },
  {
    id: 'process-multiprocessing',
    what: 'lets a process of multiprocessing write',
    code: 'import multiprocessing\ncontext = multiprocessing.get_context("fork")\np = context.Process(target=lambda: open("@TARGET@", "w").write("x"))\np.start()\np.join()',
  },
  {
    id: 'process-signal-owner',
    what: 'reaches the owner by a signal',
    code: 'import os\nos.kill(@PID@, 0)\nprint("@MARK@")',
  },
  {
    id: 'ctypes-system',
    what: 'calls system() of the C library',
    code: 'import ctypes\nctypes.CDLL(None).system(b"echo x > @TARGET@")',
  },
  {
    id: 'socket-tcp',
    what: 'connects to a server of the host',
    code: 'import socket\ns = socket.create_connection(("127.0.0.1", @PORT@), timeout=2)\ns.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")\ns.recv(20)',
  },
  {
    id: 'socket-unix',
    what: 'connects to a socket in the file system',
    code: 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect("@SOCKET@")\ns.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")\ns.recv(20)',
  },
  {
    id: 'socket-urllib',
    what: 'fetches an address',
    code: 'import urllib.request\nurllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=2).read()',
  },
  {
    id: 'socket-asyncio',
    what: 'connects from an event loop',
    code: 'import asyncio\nasync def main():\n    await asyncio.open_connection("127.0.0.1", @PORT@)\nasyncio.run(main())',
  },
];

/** What any Python can do that nothing holds back. */
export const SYSTEM_ATTEMPTS: readonly EscapeAttempt[] = ATTEMPTS.map((attempt) => ({
  ...attempt,
  language: 'python',
  proof: 'plain-python',
}));
