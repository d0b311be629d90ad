namespace Reunify;

/// <summary>One WebAssembly instance: carries a request into its memory, and the response out of it.</summary>
/// <remarks>After any exception from it, it must not be used again.</remarks>
internal sealed class Exchange : IDisposable
{
    private const int Abi = 1;

    private readonly Wasmtime.Store store;
    private readonly Wasmtime.Memory memory;
    private readonly Func<int, int> alloc;
    private readonly Func<int, int, long> call;
    private readonly Action<int, int> free;

    internal Exchange(ReunifyModule module)
    {
        store = new Wasmtime.Store(module.Engine);
        try
        {
            var instance = new Wasmtime.Instance(store, module.Compiled);
            // Of another version nothing more is known, so it is asked before the others are looked for.
            var version = Export(instance.GetFunction<int>("reunify_abi_version"), "reunify_abi_version");
            if (version() is var given && given != Abi)
            {
                throw new ReunifyException("abi-version", $"the module has version {given} of the ABI, not {Abi}");
            }
            memory = Export(instance.GetMemory("memory"), "memory");
            alloc = Export(instance.GetFunction<int, int>("reunify_alloc"), "reunify_alloc");
            call = Export(instance.GetFunction<int, int, long>("reunify_call"), "reunify_call");
            free = Export(instance.GetAction<int, int>("reunify_free"), "reunify_free");
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>How many bytes of memory the instance has.</summary>
    internal long Memory => memory.GetLength();

    /// <summary>Answers a request.</summary>
    internal string Call(ReadOnlySpan<byte> request)
    {
        var place = alloc(request.Length);
        if (place == 0)
        {
            throw new InsufficientMemoryException("the instance has no memory for the request");
        }
        request.CopyTo(memory.GetSpan((uint)place, request.Length));
        var answered = call(place, request.Length);
        free(place, request.Length);
        // Both halves are less than 256 Mi: that is as much memory as there is.
        var (at, length) = ((int)(answered >> 32), (int)(answered & 0xffff_ffff));
        var response = Utf8.Text(memory.GetSpan(at, length), "the response");
        free(at, length);
        return response;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => store.Dispose();

    private static T Export<T>(T? export, string name)
        where T : class =>
        export ?? throw new ReunifyException("bad-module", $"this module has no `{name}` as that of reunify has it");
}
