using System.Diagnostics;

namespace Reunify;

/// <summary>Prepared instances, each lent to one piece of work at a time.</summary>
/// <remarks>
/// An instance that stops is thrown away. Its borrower gets the error <c>instance-lost</c>, and the next
/// one a fresh instance.
/// </remarks>
/// <typeparam name="T">What an instance is prepared with: an <see cref="Engine"/>, say.</typeparam>
public sealed class ReunifyPool<T> : IDisposable
{
    private readonly object gate = new();
    private readonly Stack<(ReunifyInstance Instance, T Prepared)> idle = new();
    private readonly Func<ReunifyInstance, T> prepare;
    private readonly ReunifyModule? module;
    private readonly int size;
    private int lent;
    private bool closed;

    /// <summary>Makes instances as they are needed.</summary>
    /// <param name="prepare">Prepares each: loads a plan and compiles an engine, say. What it gives is lent with the instance.</param>
    /// <param name="size">How many there are at most: one for each processor, if left out.</param>
    /// <param name="module">The module: the one that comes with this package, if left out.</param>
    public ReunifyPool(Func<ReunifyInstance, T> prepare, int? size = null, ReunifyModule? module = null)
    {
        this.prepare = prepare;
        this.size = size ?? Environment.ProcessorCount;
        this.module = module;
        ArgumentOutOfRangeException.ThrowIfLessThan(this.size, 1, nameof(size));
    }

    /// <summary>Lends an instance, until what is given is disposed of. Waits until there is one.</summary>
    /// <exception cref="TimeoutException">There was none for so long.</exception>
    public Lent<T> Borrow(TimeSpan? timeout = null)
    {
        if (Take(timeout) is { } ready)
        {
            return new Lent<T>(this, ready.Instance, ready.Prepared);
        }
        try
        {
            return Make();
        }
        catch
        {
            lock (gate)
            {
                Returned();
            }
            throw;
        }
    }

    /// <summary>Disposes of every instance; of those that are lent, once they come back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
            while (idle.TryPop(out var kept))
            {
                kept.Instance.Dispose();
            }
        }
    }

    internal void GiveBack(ReunifyInstance instance, T prepared)
    {
        lock (gate)
        {
            Returned();
            if (instance.Usable && !closed)
            {
                idle.Push((instance, prepared));
                return;
            }
        }
        instance.Dispose();
    }

    /// <summary>Takes a place, with the instance that is there, if there is one already.</summary>
    private (ReunifyInstance Instance, T Prepared)? Take(TimeSpan? timeout)
    {
        var waited = Stopwatch.StartNew();
        lock (gate)
        {
            while (!closed && lent >= size)
            {
                var left = timeout is { } limit ? limit - waited.Elapsed : Timeout.InfiniteTimeSpan;
                if (timeout is not null && left <= TimeSpan.Zero)
                {
                    throw new TimeoutException("every instance of the pool is lent");
                }
                Monitor.Wait(gate, left);
            }
            if (closed)
            {
                throw ReunifyException.Disposed("pool");
            }
            lent += 1;
            return idle.TryPop(out var kept) ? kept : null;
        }
    }

    private Lent<T> Make()
    {
        var instance = new ReunifyInstance(module);
        try
        {
            return new Lent<T>(this, instance, prepare(instance));
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    private void Returned()
    {
        lent -= 1;
        Monitor.Pulse(gate);
    }
}
