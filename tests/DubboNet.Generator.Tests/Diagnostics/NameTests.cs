using Microsoft.CodeAnalysis;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>
/// Tests code whose names and texts conflict with generated code, with one example of each kind. HostileContracts generates many of them.
/// </summary>
public sealed class NameTests
{
    [TestCase(
        "[HessianType(\"a.Order\")] public partial class Order; [HessianType(\"a.order\")] public partial class order; "
            + "[HessianType(\"a.ORDER\")] public partial class ORDER;")]
    [TestCase(
        "namespace Acme { [HessianType(\"a.A\")] public partial class Order; } namespace acme { [HessianType(\"a.B\")] public partial "
            + "class Order; [HessianType(\"a.C\")] public partial class order; }")]
    [TestCase(
        "[HessianType(\"a.A\")] public partial class A { public List<int>? Name { get; init; } [HessianField(\"name2\")] public "
            + "List<int>? name { get; init; } [HessianField(\"name3\")] public List<int>? NAME { get; init; } }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task Go(int A, int a); [DubboNet.DubboMethod(\"go2\")] Task "
            + "go(int A, int a, int aA, int Aa, int AA); }")]
    public Task Names_that_differ_in_case_only(string code) => CompilesAsync(code);

    [TestCase("[HessianType(\"a.B\")] [Obsolete(\"use C\", true)] public partial class B { public B? Next { get; set; } }")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial class B { [Obsolete(\"use C\", true)] public int A { get; init; } [Obsolete(\"use C\", "
            + "true)] public List<string>? D { get; set; } }")]
    [TestCase("[HessianType(\"a.R\")] public partial record R([property: Obsolete(\"use B\", true)] string A, int B);")]
    [TestCase(
        "[HessianType(\"a.E\")] public enum E { [Obsolete(\"use B\", true)] A, B } [HessianType(\"a.B\")] public partial class B { "
            + "public E E { get; set; } }")]
    [TestCase("[DubboNet.DubboService(\"a.S\")] [Obsolete(\"use T\", true)] public partial interface IS { }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { [Obsolete(\"use B\", true)] Task<int> AAsync(int a, int b, int "
            + "c, int d); Task<int> BAsync(); }")]
    [TestCase(
        "[HessianType(\"a.E\")] public partial class E : Exception { [Obsolete(\"\", true)] public E(string? message, Exception? inner) "
            + ": base(message, inner) { } }")]
    [TestCase(
        "[HessianType(\"a.B\")] [System.Diagnostics.CodeAnalysis.Experimental(\"B1\")] public partial class B { } [HessianType(\"a.C\")] "
            + "public partial class C { [System.Diagnostics.CodeAnalysis.Experimental(\"C1\")] public int A { get; set; } }")]
    public Task Obsolete_and_experimental_code(string code) => CompilesAsync(code);

    [TestCase(
        "[HessianType(\"a.R\")] public partial class Result { } [HessianType(\"a.S\")] public partial class Result<T> : Result { public "
            + "T? Value { get; set; } } [HessianType(\"a.T\")] public partial class Result<T, U> : Result<T> { public U? Other { get; "
            + "set; } }")]
    [TestCase(
        "[HessianType(\"a.S\")] public partial class Result<T> { public T? Value { get; set; } } [HessianType(\"a.R\")] public partial "
            + "class Result : Result<int> { } [DubboNet.DubboService(\"a.S\")] public partial interface IS { Task<Result<Result>> "
            + "GoAsync(Result result); }")]
    public Task Type_with_the_same_name_as_a_generic_type(string code) => CompilesAsync(code);

    [TestCase(
        "[HessianType(\"a.B\")] public partial class B { public dynamic? A { get; set; } public List<dynamic>? C { get; init; } public "
            + "dynamic[]? D { get; set; } }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task<dynamic> AAsync(dynamic a); ValueTask<List<dynamic>> "
            + "BAsync(dynamic[] a, dynamic b, int c, List<dynamic> d); }")]
    public Task Dynamic(string code) => CompilesAsync(code);

    [TestCase(
        "[DubboNet.DubboService(\"a.S\", Version = \"1\\\"0\", Group = \"\\\\{0}\\n\\u2028\", Path = \"\\\"\\\"\\\"\")] public partial "
            + "interface IS { Task GoAsync(string text = \"\\\"{}\\\\\\n\", char letter = '\\''); }")]
    public Task Quotes_and_line_breaks_in_texts(string code) => CompilesAsync(code);

    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task<int> GoAsync(int _invoker, int @this, int Item1, int Rest, "
            + "int CompareTo); }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task<int> GoAsync(int Item2, [DubboNet.DubboCallback(\"a.L\", "
            + "\"m\")] Func<int, int, Task> Item1); }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task GoAsync(int a, DubboNet.DubboCallOptions b = default); "
            + "[DubboNet.DubboMethod(\"b\")] Task GoAsync(int a, CancellationToken b = default); }")]
    [TestCase(
        "[DubboNet.DubboService(\"a.S\")] public partial interface IS { Task aAsync(int a); Task @classAsync(int @await, int @field); "
            + "Task _1Async(); Task _invoker(int invoker, int service); Task Invoke(); }")]
    public Task Parameters_and_methods(string code) => CompilesAsync(code);

    [TestCase(
        "namespace Acme { public class HessianReader; public class Func; public class Task; public class String; public class System; "
            + "public class DubboNet; public class Obsolete; [HessianType(\"a.B\")] public partial class B { public object? Value { get; "
            + "init; } } }")]
    [TestCase(
        "namespace Acme.System { [HessianType(\"a.B\")] public partial class B { public List<int>? A { get; set; } } } namespace "
            + "Acme.DubboNet.Hessian { [HessianType(\"a.C\")] public partial class C { public Acme.System.B? A { get; set; } } }")]
    [TestCase(
        "namespace Acme { [HessianType(\"a.C\")] public partial class Client; [HessianType(\"a.M\")] public partial class Methods; "
            + "[HessianType(\"a.F\")] public partial class FooService; [global::DubboNet.DubboService(\"a.S\")] public partial interface "
            + "IFoo { Task<Client> GoAsync(Methods a, FooService b); } }")]
    [TestCase(
        "[HessianType(\"a.T\")] public partial class @record { public @record? @field { get; set; } public int @var { get; init; } } "
            + "[HessianType(\"a.V\")] public partial struct @var { public int @await { get; set; } } [HessianType(\"a.E\")] public enum "
            + "@enum { [HessianFallback] @class, @if }")]
    [TestCase(
        "public static partial class @static { public partial class @class { [HessianType(\"a.T\")] public partial class @void { public "
            + "@void? A { get; set; } } [HessianType(\"a.E\")] public enum @enum { A } } }")]
    [TestCase("[HessianType(\"a.H\")] public partial class HessianObject { public HessianObject? A { get; set; } }")]
    [TestCase(
        "[HessianType(\"a.T\")] public partial class T1<Reader, reader, Value, @class> { public Reader? A { get; set; } public reader? B "
            + "{ get; set; } public List<Value>? C { get; set; } public @class? D { get; set; } }")]
    [TestCase(
        "[HessianType(\"a.R\")] public partial record R<T>(T t, T Reader, List<T> 名, [property: HessianField(\"x\")] T 名Format, "
            + "[property: HessianField(\"y\")] T _1);")]
    [TestCase(
        "[HessianType(\"a.P\")] public partial class P(int HessianFormatter) { public int A { get; set; } = HessianFormatter; public P() "
            + ": this(1) { } }")]
    public Task Types_and_members(string code) => CompilesAsync(code);

    [TestCase(
        "[HessianType(\"a.P\")] public partial class P<T> { public P<List<T>>? Next { get; set; } } [DubboNet.DubboService(\"a.S\")] "
            + "public partial interface IS { Task<P<int>> GoAsync(); }")]
    public Task Generic_type_that_leads_to_others_without_end(string code) => CompilesAsync(code);

    [TestCase("[HessianType(\"a.E\")] public enum E { }")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial class B { [HessianIgnore] public required string A { get; set; } public required int C { "
            + "get; init; }  }")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial struct B { [HessianIgnore] public required string A { get; set; } public int C { get; "
            + "set; } }")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial class B { [HessianField] protected int A { get; set; } } [HessianType(\"a.C\")] public "
            + "partial class C : B { public int D { get; set; } }")]
    public Task Members_that_are_needed(string code) => CompilesAsync(code);

    [TestCase("[HessianType(\"a.B\")] public partial class B<Hessian> { public Hessian? Name { get; set; } }", "DN0008")]
    [TestCase(
        "public class A { public int Hessian { get; set; } } [HessianType(\"a.B\")] public partial class B : A { } "
            + "[HessianType(\"a.C\")] public partial class C { public B? B { get; set; } }",
        "DN0008")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial struct B { public int Hessian { get; set; } } [HessianType(\"a.C\")] public partial class "
            + "C { public B? B { get; set; } public B[]? A { get; set; } } [DubboNet.DubboService(\"a.S\")] public partial interface IS "
            + "{ Task<B> GoAsync(C c); }",
        "DN0008")]
    [TestCase(
        "[HessianType(\"a.B\")] public class B { } [HessianType(\"a.C\")] public partial class C { public B? B { get; set; } }", "DN0001")]
    [TestCase(
        "[HessianType(\"a.B\")] public partial class B { [HessianField] protected int A { get; set; } } [HessianType(\"a.C\")] public "
            + "partial class C : B { [HessianField(\"other\")] public new int A { get; set; } }",
        "DN0003")]
    [TestCase("[DubboNet.DubboService(\"a.S\")] public partial interface IS { static abstract Task GoAsync(); }", "DN0012")]
    [TestCase(
        "public interface IB { static abstract int A { get; } } [DubboNet.DubboService(\"a.S\")] public partial interface IS : IB { Task "
            + "GoAsync(); }",
        "DN0012")]
    [TestCase("[DubboNet.DubboService(\"a.S\")] public partial interface IS { protected Task GoAsync(); }", "DN0012")]
    [TestCase(
        "[HessianType(\"名.B\")] public partial class B { } [DubboNet.DubboService(\"a.S\")] public partial interface IS { Task GoAsync(B "
            + "b); }",
        "DN0010")]
    [TestCase(
        "[DubboNet.DubboService(\"a\\\"S\")] public partial interface IS { Task GoAsync(); } [DubboNet.DubboService(\"a.T\")] public "
            + "partial interface IT { Task GoAsync(IS s); }",
        "DN0002")]
    public async Task Declaration_without_valid_code_is_reported_once(string code, string id)
    {
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(Sample.Compile($"using DubboNet; using DubboNet.Hessian;\n{code}"));
        Assert.That(found.Select(diagnostic => diagnostic.Id).Distinct(), Is.EqualTo((string[])[id]), string.Join("\n", found));
    }

    /// <summary>Asserts that the code builds without diagnostics, and that its types can be loaded.</summary>
    private static async Task CompilesAsync(string code)
    {
        Sample.Generate(Sample.Compile($"using DubboNet;\n#pragma warning disable CS8981, B1, C1\n{code}"), out Compilation result);
        Assert.That(Sample.Complaints(result), Is.Empty);
        Assert.That(await Sample.AnalyzeAsync(result), Is.Empty);
        Assert.That(Sample.Load(result).GetTypes(), Is.Not.Empty);
    }
}
