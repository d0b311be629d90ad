namespace Reunify;

/// <summary>Something that an instance keeps. It is let go of with <c>using</c>, or in time.</summary>
public abstract class Kept : IDisposable
{
    private readonly uint number;
    private int disposed;

    private protected Kept(ReunifyInstance instance, uint number)
    {
        Instance = instance;
        this.number = number;
    }

    /// <summary>Lets go of what nobody refers to any more.</summary>
    ~Kept() => Release();

    /// <summary>The instance that keeps this.</summary>
    public ReunifyInstance Instance { get; }

    /// <summary>The number by which its instance knows this.</summary>
    internal uint Handle => HandleIn(Instance);

    /// <summary>The number by which an instance knows this.</summary>
    internal uint HandleIn(ReunifyInstance instance)
    {
        var what = GetType().Name.ToLowerInvariant();
        if (Volatile.Read(ref disposed) != 0)
        {
            throw ReunifyException.Disposed(what);
        }
        if (!ReferenceEquals(Instance, instance))
        {
            // The number would be of another thing there, perhaps of another child.
            throw new ReunifyException("unknown-handle", $"this {what} was loaded in another instance");
        }
        return number;
    }

    /// <summary>Lets go of the memory. What was made from this can still be used.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            // There is none if what the module gave could not be read.
            Instance?.Forget(number);
        }
    }
}
