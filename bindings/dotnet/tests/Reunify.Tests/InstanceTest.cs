namespace Reunify.Tests;

/// <summary>An instance: its memory, one thread at a time, and its end.</summary>
public sealed class InstanceTest : IDisposable
{
    private readonly ReunifyInstance instance = new();

    public void Dispose() => instance.Dispose();

    [Fact]
    public void MemoryIsSteady()
    {
        var engine = Given.Compiled(instance);
        Cycle(engine, 20);
        var before = instance.Memory;
        Cycle(engine, 250);
        Assert.Equal(before, instance.Memory);
    }

    [Fact]
    public void MemoryThatRunsOutEndsTheInstance()
    {
        var engine = Given.Compiled(instance);
        var loaded = instance.LoadCase(Given.CaseText);
        var stopped = Assert.Throws<ReunifyException>(() => Given.UseUp(instance));
        Assert.Equal("instance-lost", stopped.Code);
        Assert.NotNull(stopped.InnerException);
        Assert.False(instance.Usable);
        Assert.Equal("instance-lost", Given.CodeOf(() => instance.Version()));
        Assert.Equal("instance-lost", Given.CodeOf(() => engine.Evaluate(loaded, Given.Day)));
        Assert.Equal("instance-lost", Given.CodeOf(() => _ = instance.Memory));
        loaded.Dispose();
        instance.Dispose();
        using var fresh = new ReunifyInstance();
        Assert.NotEmpty(Given.Compiled(fresh).Evaluate(fresh.LoadCase(Given.CaseText), Given.Day).Text);
    }

    [Fact]
    public void ARequestThatFindsNoMemoryEndsTheInstance()
    {
        var stopped = Assert.Throws<ReunifyException>(() => instance.Send(new string(' ', 300_000_000)));
        Assert.Equal("instance-lost", stopped.Code);
        Assert.IsType<InsufficientMemoryException>(stopped.InnerException);
        Assert.False(instance.Usable);
    }

    [Theory]
    [InlineData("unreachable")]
    [InlineData("(drop (call $call (local.get 0) (local.get 1)))")]
    public void ATrapEndsTheInstanceAndAFreshOneAnswers(string trap)
    {
        var module = Given.Handmade(does: trap);
        using var trapping = new ReunifyInstance(module);
        Assert.Equal("", trapping.Send("{}"));
        var stopped = Assert.Throws<ReunifyException>(() => trapping.Send(""));
        Assert.Equal("instance-lost", stopped.Code);
        Assert.IsAssignableFrom<Wasmtime.TrapException>(stopped.InnerException);
        Assert.Equal("instance-lost", Given.CodeOf(() => trapping.Send("{}")));
        using var fresh = new ReunifyInstance(module);
        Assert.Equal("", fresh.Send("{}"));
    }

    [Fact]
    public void ATextThatIsNotOneLeavesTheInstanceAsItWas()
    {
        var plan = instance.LoadPlan(Plans.Reunification());
        var files = new Dictionary<string, string> { ["rules/a.rhai"] = "\ud800" };
        Assert.Equal("not-utf8", Given.CodeOf(() => instance.Send("\ud800")));
        Assert.Equal("not-utf8", Given.CodeOf(() => instance.LoadCase("\ud800")));
        Assert.Equal("not-utf8", Given.CodeOf(() => instance.CreateCase("\ud800", plan)));
        Assert.Equal("not-utf8", Given.CodeOf(() => instance.LoadPolicy("{}", files)));
        Assert.Equal("0.1.0", instance.Version());
    }

    [Fact]
    public void ASecondThreadIsTurnedAway()
    {
        instance.Enter();
        Assert.Equal("in-use", Given.CodeOf(() => instance.Version()));
        Assert.Equal("in-use", Given.CodeOf(instance.Dispose));
        instance.Leave();
        Assert.Equal("0.1.0", instance.Version());
    }

    private void Cycle(Engine engine, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var loaded = instance.LoadCase(Given.CaseText);
            engine.Evaluate(loaded, Given.Day);
        }
    }
}
