namespace Reunify.Tests;

/// <summary>Only a module of this ABI is taken.</summary>
public sealed class ModuleTest
{
    private const string OtherVersion =
        """(module (memory (export "memory") 1) (func (export "reunify_abi_version") (result i32) i32.const 2))""";

    private const string AnotherModule = """(module (memory (export "memory") 1))""";
    private const string WantsImports = """(module (import "env" "clock" (func)))""";
    private const string StopsAtOnce = "(module (func $stop unreachable) (start $stop))";

    [Theory]
    [InlineData(OtherVersion)]
    [InlineData(AnotherModule)]
    public void AModuleOfAnotherAbiIsRefused(string text) =>
        Assert.Equal("abi-version", Given.CodeOf(() => new ReunifyInstance(Compiled(text)).Dispose()));

    [Fact]
    public void AModuleThatWantsSomethingIsRefused() =>
        Assert.Equal("bad-module", Given.CodeOf(() => Compiled(WantsImports)));

    [Fact]
    public void WhatIsNotAModuleIsRefused() =>
        Assert.Equal("bad-module", Given.CodeOf(() => new ReunifyModule("not a module"u8)));

    [Fact]
    public void AnInstanceThatDoesNotStartIsLost() =>
        Assert.Equal("instance-lost", Given.CodeOf(() => new ReunifyInstance(Compiled(StopsAtOnce)).Dispose()));

    private static ReunifyModule Compiled(string text) => new(Wasmtime.Module.ConvertText(text));
}
