namespace Reunify;

/// <summary>The core of reunify, compiled for this machine. Threads and instances share it.</summary>
public sealed class ReunifyModule
{
    private static readonly Lazy<ReunifyModule> Ours = new(() => new ReunifyModule(Resources.Read("reunify.wasm")));

    /// <summary>Compiles a module. <see cref="Shipped"/> is the one that comes with this package.</summary>
    /// <exception cref="ReunifyException">It is not a WebAssembly module, or wants imports.</exception>
    public ReunifyModule(ReadOnlySpan<byte> wasm)
    {
        Engine = new Wasmtime.Engine();
        try
        {
            Compiled = Wasmtime.Module.FromBytes(Engine, "reunify", wasm);
        }
        catch (Wasmtime.WasmtimeException cause)
        {
            throw new ReunifyException("bad-module", "this is not a WebAssembly module", cause);
        }
        if (Compiled.Imports.Count > 0)
        {
            throw new ReunifyException("bad-module", "this module wants imports, and that of reunify has none");
        }
    }

    /// <summary>The module that comes with this package. It is compiled once in a process.</summary>
    public static ReunifyModule Shipped => Ours.Value;

    internal Wasmtime.Engine Engine { get; }

    internal Wasmtime.Module Compiled { get; }
}
