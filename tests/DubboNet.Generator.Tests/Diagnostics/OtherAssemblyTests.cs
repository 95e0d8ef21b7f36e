using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>Tests types that derive from types of another assembly, whose private members the compiler does not see.</summary>
public sealed class OtherAssemblyTests
{
    [TestCase("[HessianField] private int A { get; set; }", "DN0003")]
    [TestCase("[HessianField(\"a\")] private int _a = 1;", "DN0003")]
    [TestCase("[HessianField] internal int A { get; set; }", "DN0003")]
    [TestCase("public int A { internal get; set; }", "DN0003")]
    [TestCase("public int A { get; private set; }")]
    [TestCase("public int A { get; internal set; }")]
    [TestCase("public int A { get; protected set; }")]
    [TestCase("[HessianField] protected int A { get; set; }")]
    public async Task Member_is_serialized_or_reported(string member, params string[] ids)
    {
        string code = member.Replace("[", "[DubboNet.", StringComparison.Ordinal);
        CSharpCompilation library =
            Sample.CompileAlone("Library", $"[DubboNet.HessianType(\"a.B\")] public partial class B {{ {code} }}");
        Sample.Generate(library, out Compilation compiled);
        using var image = new MemoryStream();
        Assert.That(compiled.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success, Is.True);
        CSharpCompilation app = Sample.CompileAlone(
            "App",
            "[DubboNet.HessianType(\"a.C\")] public partial class C : B { public int D { get; set; } }",
            MetadataReference.CreateFromImage(image.ToArray()));
        Assert.That((await Sample.BuildAsync(app)).Select(found => found.Id), Is.EqualTo(ids));
        if (ids.Length == 0)
        {
            Assert.That(
                Sample.Generate(app, out _).Values.Single(), Does.Contain("\"a.C\", \"d\", \"a\"").Or.Contain("\"a.C\", \"a\", \"d\""));
        }
    }
}
