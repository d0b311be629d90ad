namespace Reunify.Tests;

/// <summary>What was disposed of cannot be used, and nothing is used in another instance than its own.</summary>
public sealed class DisposedTest : IDisposable
{
    private readonly ReunifyInstance instance = new();
    private readonly Engine engine;
    private readonly Case loaded;

    public DisposedTest()
    {
        engine = Given.Compiled(instance);
        loaded = instance.LoadCase(Given.CaseText);
    }

    public void Dispose() => instance.Dispose();

    [Fact]
    public void ACaseThatWasDisposedOfCannotBeUsed()
    {
        loaded.Dispose();
        loaded.Dispose();
        Assert.Equal("disposed", Given.CodeOf(() => engine.Evaluate(loaded, Given.Day)));
    }

    [Fact]
    public void ChangesNeedsThePlan() => Assert.Equal("disposed", Given.CodeOf(() => engine.Changes()));

    [Fact]
    public void AnEngineNeedsNoPlanAnyMore() =>
        Assert.Equal("2026-02-20", engine.Evaluate(loaded, Given.Day).Value.GetProperty("as-of").GetString());

    [Fact]
    public void WhatWasDisposedOfIsDroppedWithTheNextCall()
    {
        var request = $$"""{"call":"case","case":{{loaded.Handle}}}""";
        Assert.StartsWith("{\"ok\":", instance.Send(request));
        loaded.Dispose();
        Assert.Contains("unknown-handle", instance.Send(request));
    }

    [Fact]
    public void NothingAnswersInAnInstanceThatWasDisposedOf()
    {
        instance.Dispose();
        instance.Dispose();
        Assert.False(instance.Usable);
        Assert.Equal("disposed", Given.CodeOf(() => instance.Version()));
        Assert.Equal("disposed", Given.CodeOf(loaded.Verify));
        Assert.Equal("disposed", Given.CodeOf(() => engine.Evaluate(loaded, Given.Day)));
        Assert.Equal("disposed", Given.CodeOf(() => _ = instance.Memory));
        loaded.Dispose();
    }

    [Fact]
    public void ACaseOfAnotherInstanceIsRefused()
    {
        using var other = new ReunifyInstance();
        // There it would have a number too, and be another child's.
        using var elsewhere = other.LoadCase(Given.CaseText);
        Assert.Equal("unknown-handle", Given.CodeOf(() => engine.Evaluate(elsewhere, Given.Day)));
    }
}
