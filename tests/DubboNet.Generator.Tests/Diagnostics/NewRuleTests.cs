using Microsoft.CodeAnalysis;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>Tests when the rules on subtypes, causes, hosting and contracts report a diagnostic, and its message.</summary>
public sealed class NewRuleTests
{
    private const string Usings = "using DubboNet; using DubboNet.Hessian;\n";

    private const string Family = """
        public partial class Person { public long Id { get; set; } }
        [HessianType("a.Member")] public partial class Member : Person { public int Number { get; set; } }
        """;

    [TestCase(
        "[HessianType(\"a.Person\")]",
        "[HessianType(\"a.Club\")] public partial class Club { public List<Person[]>? Members { get; set; } }", true)]
    [TestCase(
        "[HessianType(\"a.Person\")]",
        "[DubboService(\"a.S\")] public partial interface IS { Task<Dictionary<string, Person>> GetAsync(); }", true)]
    [TestCase("[HessianType(\"a.Person\")]", "[DubboService(\"a.S\")] public partial interface IS { Task AddAsync(Person person); }", true)]
    [TestCase("[HessianType(\"a.Person\")]", "", false)]
    [TestCase(
        "[HessianType(\"a.Person\")] [HessianSubtype(typeof(Member))]",
        "[HessianType(\"a.Club\")] public partial class Club { public Person? First { get; set; } }", false)]
    public async Task Subtype_is_missed_where_its_base_is_declared(string attributes, string use, bool isMissed)
    {
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(Sample.Compile($"{Usings}{attributes} {Family}\n{use}"));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo(isMissed ? (string[])["DN0024"] : []));
    }

    [Test]
    public async Task Subtype_of_a_listed_subtype_counts_as_listed_only_if_that_lists_it()
    {
        const string Code = """
            [HessianType("a.A")] [HessianSubtype(typeof(B))] public partial class A;
            [HessianType("a.B")] [HessianSubtype(typeof(C))] public partial class B : A;
            [HessianType("a.C")] public partial class C : B;
            [HessianType("a.D")] public partial class D : C;
            [HessianType("a.Use")] public partial class Use { public A? It { get; set; } }
            """;
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(Sample.Compile(Usings + Code));
        Assert.That(found.Single().GetMessage(null), Does.StartWith("'D' derives from 'A', which does not list it"));
    }

    [TestCase("(string? message) : Exception(message)", "", true)]
    [TestCase("(string? message, int code) : Exception(message)", "public int Code { get; } = code;", true)]
    [TestCase("(string? message, Exception? innerException) : Exception(message, innerException)", "", false)]
    [TestCase("(JavaThrowable throwable) : JavaException(throwable)", "", false)]
    public async Task Exception_loses_its_cause_without_a_constructor_for_it(string constructor, string members, bool isLost)
    {
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(
            Sample.Compile($"{Usings}[HessianType(\"a.E\")] public partial class E{constructor} {{ {members} }}"));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo(isLost ? (string[])["DN0026"] : []));
    }

    [Test]
    public async Task Lost_cause_is_reported_once_at_the_class_however_many_contracts_throw_it()
    {
        const string Code = """
            [HessianType("a.E")] public partial class E(string? message) : Exception(message);
            public partial class E { public int Code { get; set; } }
            [DubboService("a.S")] [DubboThrows(typeof(E))] public partial interface IS { Task GoAsync(); }
            [DubboService("a.T")] public partial interface IT
            {
                [DubboThrows(typeof(E))] Task GoAsync();
                [DubboThrows(typeof(E))] Task<E?> LastAsync();
            }
            """;
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(Sample.Compile(Usings + Code));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo(new[] { "DN0026" }));
        Assert.That(found[0].Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(1));
    }

    [Test]
    public async Task Exception_that_is_created_first_cannot_have_its_cause_there() => Assert.That(
        await Sample.BuildAsync(
            Sample.Compile(
                $"{Usings}[HessianType(\"a.E\", IsCreatedFirst = true)] public partial class E : Exception {{ public object? Order {{ "
                    + "get; set; } }")),
        Is.Empty);

    [TestCase(
        "public interface IFoo { }", "invoker.CreateClient<IFoo>()",
        "'IFoo' is not a contract: write [DubboService(\"com.acme.Foo\")] on the interface")]
    [TestCase(
        "public interface IFoo { }", "ContractTypes.Get<IFoo>()",
        "'IFoo' is not a contract: write [DubboService(\"com.acme.Foo\")] on the interface")]
    [TestCase(
        "[DubboService(\"a.F\")] public partial interface IFoo { Task GoAsync(); } public class Foo : IFoo { public Task GoAsync() => "
            + "Task.CompletedTask; }",
        "ContractService.Create(new Foo())", "'Foo' is not a contract: it implements one, so write Create<IFoo>")]
    [TestCase(
        "public class Foo { }", "ContractService.Create<Foo>(new Foo())",
        "'Foo' is not a contract: a contract is a partial interface with [DubboService")]
    public async Task Type_that_is_not_a_contract_is_rejected_with_the_remedy(string types, string use, string message)
    {
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(
            Sample.Compile($"{Usings}{types} public static class Program {{ public static object Run(IDubboInvoker invoker) => {use}; }}"));
        string[] messages = [.. found.Where(diagnostic => diagnostic.Id != "CS0311").Select(diagnostic => diagnostic.GetMessage(null))];
        Assert.That(messages, Has.Length.EqualTo(1).And.All.StartWith(message), () => string.Join('\n', found));
    }

    [TestCase("[DubboService(\"a.F\")] public partial interface IFoo { Task GoAsync(); }", "invoker.CreateClient<IFoo>()")]
    [TestCase(
        "[DubboService(\"a.F\")] public partial interface IFoo { Task GoAsync(); Task GoAsync(CancellationToken token); }",
        "invoker.CreateClient<IFoo>()")]
    [TestCase(
        "[DubboService(\"a.F\")] public partial interface IFoo { Task GoAsync(CancellationToken token = default); }",
        "ContractService.Create<IFoo>(_ => null!)")]
    public async Task Use_of_a_valid_contract_is_not_reported(string types, string use) => Assert.That(
        await Sample.BuildAsync(
            Sample.Compile($"{Usings}{types} public static class Program {{ public static object Run(IDubboInvoker invoker) => {use}; }}")),
        Is.Empty);
}
