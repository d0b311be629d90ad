namespace Reunify.Tests;

/// <summary>Only a module of this ABI is taken.</summary>
public sealed class ModuleTest
{
    private const string WantsImports = """(module (import "env" "clock" (func)))""";
    private const string StopsAtOnce = "(module (func $stop unreachable) (start $stop))";

    [Theory]
    [InlineData("")]
    [InlineData("reunify_call")]
    public void AModuleOfAnotherVersionIsRefusedWhateverItLacks(string lacking)
    {
        var module = Given.Handmade(version: 2, named: new() { [lacking] = "another" });
        Assert.Equal("abi-version", Given.CodeOf(() => new ReunifyInstance(module).Dispose()));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("reunify_abi_version")]
    [InlineData("reunify_alloc")]
    [InlineData("reunify_call")]
    [InlineData("reunify_free")]
    public void AModuleThatLacksAnExportIsRefused(string lacking)
    {
        var module = Given.Handmade(named: new() { [lacking] = "another" });
        Assert.Equal("bad-module", Given.CodeOf(() => new ReunifyInstance(module).Dispose()));
    }

    [Fact]
    public void AModuleWhoseCallsTakeSomethingElseIsRefused()
    {
        var module = Given.Handmade(named: new() { ["reunify_call"] = "reunify_free", ["reunify_free"] = "reunify_call" });
        Assert.Equal("bad-module", Given.CodeOf(() => new ReunifyInstance(module).Dispose()));
    }

    [Fact]
    public void AModuleThatWantsSomethingIsRefused() =>
        Assert.Equal("bad-module", Given.CodeOf(() => Compiled(WantsImports)));

    [Fact]
    public void WhatIsNotAModuleIsRefused() =>
        Assert.Equal("bad-module", Given.CodeOf(() => new ReunifyModule("not a module"u8)));

    [Fact]
    public void AModuleThatStopsWhenItStartsIsRefused() =>
        Assert.Equal("bad-module", Given.CodeOf(() => new ReunifyInstance(Compiled(StopsAtOnce)).Dispose()));

    private static ReunifyModule Compiled(string text) => new(Wasmtime.Module.ConvertText(text));
}
