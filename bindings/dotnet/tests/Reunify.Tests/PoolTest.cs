using System.Collections.Concurrent;

namespace Reunify.Tests;

/// <summary>A pool lends instances to threads, and replaces those that stop.</summary>
public sealed class PoolTest : IDisposable
{
    private static readonly string[] Cases =
    [
        .. Directory.EnumerateFiles(Path.Combine(Given.Repository, "examples", "cases"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => File.ReadAllText(path)),
    ];

    private readonly ReunifyPool<Engine> pool = new(Given.Compiled, size: 2);

    public void Dispose() => pool.Dispose();

    [Fact]
    public async Task ManyThreadsGetTheSameBytes()
    {
        var alone = Cases.Select(text => Evaluated(pool, text)).ToArray();
        var together = await Task.WhenAll(
            Enumerable.Range(0, Cases.Length * 10).Select(i => Task.Run(() => Evaluated(pool, Cases[i % Cases.Length]))));
        Assert.All(together.Select((text, i) => (text, i)), given => Assert.Equal(alone[given.i % alone.Length], given.text));
    }

    [Fact]
    public async Task NoMoreInstancesAreMadeThanItsSize()
    {
        var made = new ConcurrentBag<ReunifyInstance>();
        using (var three = new ReunifyPool<Engine>(
            instance =>
            {
                made.Add(instance);
                return Given.Compiled(instance);
            },
            size: 3))
        {
            await Task.WhenAll(
                Enumerable.Range(0, Cases.Length * 4).Select(i => Task.Run(() => Evaluated(three, Cases[i % Cases.Length]))));
        }
        Assert.InRange(made.Count, 1, 3);
        Assert.DoesNotContain(made, instance => instance.Usable);
    }

    [Fact]
    public void AnInstanceThatStopsIsReplaced()
    {
        var before = Evaluated(pool, Given.CaseText);
        ReunifyInstance lost;
        using (var lent = pool.Borrow())
        {
            lost = lent.Instance;
            Assert.Equal("instance-lost", Given.CodeOf(() => Given.UseUp(lost)));
        }
        using (var one = pool.Borrow())
        using (var two = pool.Borrow())
        {
            Assert.NotSame(lost, one.Instance);
            Assert.NotSame(lost, two.Instance);
        }
        Assert.Equal(before, Evaluated(pool, Given.CaseText));
    }

    [Fact]
    public void WaitingEnds()
    {
        using var one = pool.Borrow();
        using var two = pool.Borrow();
        Assert.Throws<TimeoutException>(() => pool.Borrow(TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public void APreparationThatFailsTakesNoPlace()
    {
        var attempts = new List<ReunifyInstance>();
        using var single = new ReunifyPool<Engine>(
            instance =>
            {
                attempts.Add(instance);
                return attempts.Count == 1 ? throw new KeyNotFoundException("of the host") : Given.Compiled(instance);
            },
            size: 1);
        Assert.Throws<KeyNotFoundException>(() => single.Borrow());
        Assert.False(attempts[0].Usable);
        Assert.NotEmpty(Evaluated(single, Given.CaseText));
    }

    [Fact]
    public void APoolThatWasDisposedOfLendsNothing()
    {
        ReunifyInstance instance;
        using (var lent = pool.Borrow())
        {
            instance = lent.Instance;
            pool.Dispose();
            Assert.Equal("0.1.0", instance.Version());
        }
        Assert.False(instance.Usable);
        Assert.Equal("disposed", Given.CodeOf(() => pool.Borrow()));
    }

    [Fact]
    public void APoolHasAtLeastOneInstance() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReunifyPool<Engine>(Given.Compiled, size: 0));

    private static string Evaluated(ReunifyPool<Engine> from, string text)
    {
        using var lent = from.Borrow();
        using var loaded = lent.Instance.LoadCase(text);
        return lent.Prepared.Evaluate(loaded, Given.Day).Text;
    }
}
