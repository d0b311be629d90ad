namespace Reunify;

/// <summary>An instance that a pool has lent. It goes back when this is disposed of.</summary>
/// <typeparam name="T">What it was prepared with.</typeparam>
public sealed class Lent<T> : IDisposable
{
    private readonly ReunifyPool<T> pool;
    private int returned;

    internal Lent(ReunifyPool<T> pool, ReunifyInstance instance, T prepared)
    {
        this.pool = pool;
        Instance = instance;
        Prepared = prepared;
    }

    /// <summary>The instance.</summary>
    public ReunifyInstance Instance { get; }

    /// <summary>What it was prepared with.</summary>
    public T Prepared { get; }

    /// <summary>Gives the instance back to its pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref returned, 1) == 0)
        {
            pool.GiveBack(Instance, Prepared);
        }
    }
}
