/** Where the request comes in and the result goes out, beside the program's own three streams. */
export const REQUEST_FD = 3;
export const RESULT_FD = 4;

/**
 * Runs one program in a Python of its own: limits first, then the program as `__main__`, then a line with the token
 * that only the request had. A program that ends the process says nothing, and so cannot say that it ended well.
 */
export const NATIVE_RUNNER = String.raw`
def _run():
    import io, json, os, sys
    with os.fdopen(${REQUEST_FD}, 'r', encoding='utf-8') as stream:
        request = json.load(stream)
    out = os.dup(${RESULT_FD})
    os.close(${RESULT_FD})
    os.set_inheritable(out, False)
    try:
        import resource
        def limit(kind, value):
            try:
                resource.setrlimit(getattr(resource, kind), (value, value))
            except (AttributeError, ValueError, OSError):
                pass
        limit('RLIMIT_AS', request['memoryBytes'])
        limit('RLIMIT_CPU', request['cpuSeconds'])
        limit('RLIMIT_FSIZE', 64 * 1024 * 1024)
        limit('RLIMIT_NPROC', 256)
        limit('RLIMIT_CORE', 0)
    except ImportError:
        pass
    os.chdir(request['directory'])
    for path, text in request['files'].items():
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)
    sys.path.insert(0, request['directory'])
    sys.argv[:] = ['program.py']
    import __main__
    space = __main__.__dict__
    for name in [name for name in space if not name.startswith('__')]:
        del space[name]
    source = request['source']

    def tell(end, error=None, value=None):
        for stream in (sys.__stdout__, sys.__stderr__):
            try:
                stream.flush()
            except BaseException:
                pass
        text = json.dumps({'token': request['token'], 'end': end, 'error': error, 'valueJson': value})
        data = text.encode() + b'\n'
        while data:
            data = data[os.write(out, data):]

    def describe(error):
        import linecache, traceback
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename == '<string>':
            trace = trace.tb_next
        kind = type(error).__name__
        try:
            message = str(error)
        except BaseException:
            message = ''
        try:
            linecache.cache['program.py'] = (len(source), None, source.splitlines(True), 'program.py')
            report = traceback.TracebackException(type(error), error, trace, limit=-40, compact=True)
            text = ''.join(report.format())
        except BaseException:
            text = kind + ': ' + message
        return {'type': kind, 'message': message[:10000], 'traceback': text[-20000:]}

    try:
        exec(compile(source, 'program.py', 'exec', dont_inherit=True), space)
        value = None
        call = request['call']
        if call is not None:
            if call['function'] not in space:
                raise NameError("name '%s' is not defined" % call['function'])
            result = space[call['function']](*call['arguments'])
            value = json.dumps(result, allow_nan=False)
    except MemoryError as error:
        tell('memory', describe(error))
    except BaseException as error:
        tell('exception', describe(error))
    else:
        tell('ok', None, value)
    os._exit(0)
_run()
`;
