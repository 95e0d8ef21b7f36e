using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>
/// Tests that the C# code of the documentation compiles without a warning. Code that starts with using directives is a file, and a program
/// if it has statements. Other code is a fragment, which consists of types or is the body of a method whose parameters are specified here.
/// <c>.ci/try-packages</c> builds the code of the README, and <see cref="DiagnosticPageTests"/> that of the diagnostics.
/// </summary>
public sealed partial class PageCodeTests
{
    private const string Usings = """
        using System.Buffers;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Threading.RateLimiting;
        using DubboNet;
        using DubboNet.Hessian;
        using DubboNet.Hosting;
        using DubboNet.Testing;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;

        """;

    private const string Greeting = """
        [DubboService("com.acme.Greeting")]
        public partial interface IGreeter { Task<string> SayHelloAsync(string? name); }
        public sealed class Greeter : IGreeter { public Task<string> SayHelloAsync(string? name) => Task.FromResult($"Hello, {name}"); }

        """;

    private const string Shop = """
        [HessianType("com.acme.Item")]
        public sealed partial class Item { public string? Sku { get; set; } }
        [DubboService("com.acme.Inventory")]
        public partial interface IInventory { Task<Item?> FindAsync(string sku); }
        public sealed class Inventory : IInventory { public Task<Item?> FindAsync(string sku) => Task.FromResult<Item?>(null); }

        """;

    private const string Pricing = """
        [DubboService("com.acme.Pricing")]
        public partial interface IPricing { Task<decimal> PriceAsync(string sku); }
        public sealed class Pricing : IPricing { public Task<decimal> PriceAsync(string sku) => Task.FromResult(1m); }

        """;

    private const string Orders = Shop + """
        [HessianType("com.acme.OutOfStockException")]
        public sealed partial class OutOfStockException(string? message, int missing, Exception? innerException)
            : Exception(message, innerException)
        {
            public int Missing { get; } = missing;
        }
        [DubboService("com.acme.Orders")]
        [DubboThrows(typeof(OutOfStockException))]
        public partial interface IOrders { Task PlaceAsync(Item order); }

        """;

    /// <summary>The parameters of the methods and the types that the fragments of a page use.</summary>
    private static readonly Dictionary<string, (string Parameters, string Types)> Contexts = new()
    {
        ["docs/attachments.md"] = ("IQuotes quotes", ""),
        ["docs/client.md"] = ("IOrders orders, Item order, ILogger logger", Greeting + Orders),
        ["docs/clusters.md"] = ("DubboRegistry east, DubboRegistry west", Shop),
        ["docs/contracts-from-jars.md"] = ("", Shop),
        ["docs/dates-and-numbers.md"] = ("DubboChannel channel, ServiceKey service", ""),
        ["docs/errors.md"] = ("IOrders orders, Item order, ILogger logger", Orders),
        ["docs/getting-started.md"] = ("IHostApplicationBuilder builder", ""),
        ["docs/hessian-limits.md"] = ("DubboService[] services", ""),
        ["docs/hessian-types.md"] = ("", """
            [HessianType("com.acme.Person")]
            public sealed partial class Person { public string? Name { get; set; } public static Person Bob() => new() { Name = "Bob" }; }
            [HessianType("com.acme.Point")]
            public sealed partial class Point { public int X { get; set; } }
            [HessianType("com.acme.Color")]
            public enum Color { Red }
            public static class Colors { public static HessianEnumFormatter<Color> Hessian => ColorHessian.Formatter; }
            """),
        ["docs/http.md"] = ("WebApplication app", Shop),
        ["docs/json-rpc.md"] = ("WebApplication app", ""),
        ["docs/openapi.md"] = ("WebApplicationBuilder builder, WebApplication app", ""),
        ["docs/console.md"] = ("WebApplication app", ""),
        ["docs/hosting.md"] = ("IHostApplicationBuilder builder, RateLimiter limiter", Shop + Pricing + """
            public sealed class TenantAuthorizer : IDubboAuthorizer
            {
                public ValueTask<bool> IsAllowedAsync(DubboCallContext call) => new(true);
            }
            public sealed class TenantInterceptor : IClientInterceptor
            {
                public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) =>
                    next.InvokeAsync(call);
            }
            """),
        ["docs/interceptors.md"] =
            ("DubboChannelOptions options, DubboChannel channel, ITenant tenant", "public interface ITenant { string Id { get; } }"),
        ["docs/limits.md"] = ("IHostApplicationBuilder builder", Shop),
        ["docs/observability.md"] = ("IHostApplicationBuilder builder", ""),
        ["docs/registries.md"] = ("IHostApplicationBuilder builder, DubboRegistry registry, DubboService pricing", Shop + Pricing),
        ["docs/server.md"] = ("", Greeting),
        ["docs/testing.md"] = ("DubboTestNetwork network, Shop shop", Greeting + Shop + """
            public sealed class FakeInventory : IInventory { public Task<Item?> FindAsync(string sku) => Task.FromResult<Item?>(null); }
            public sealed class Shop(IInventory inventory)
            {
                public async Task<string> DescribeAsync(string sku) => (await inventory.FindAsync(sku))?.Sku ?? "try again later";
            }
            public static class ShopServices { public static IServiceCollection AddShop(this IServiceCollection services) => services; }
            """),
    };

    private static IEnumerable<string> Pages => Directory.EnumerateFiles(Path.Combine(Repository.Path, "docs"), "*.md")
        .Select(path => $"docs/{Path.GetFileName(path)}")
        .Append("site/index.md")
        .Where(page => CodeBlock().IsMatch(Repository.Read(page)))
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public async Task Code_of_the_page_compiles_without_a_warning(string page)
    {
        (string parameters, string types) = Contexts.GetValueOrDefault(page, ("", ""));
        MatchCollection blocks = CodeBlock().Matches(Repository.Read(page));
        string[] code = [.. blocks.Select((match, i) => Complete(match.Groups[1].Value, parameters, i))];
        IEnumerable<string> files = code.Where(file => !IsProgram(file)).Append(Usings + types);
        foreach (string? program in code.Where(IsProgram).DefaultIfEmpty(null))
        {
            CSharpCompilation compilation = program is null
                ? Sample.Compile(files)
                : WithEntryPoint(Sample.Compile(files.Append(program)));
            Sample.Generate(compilation, out Compilation result);
            Assert.That(Sample.Complaints(result), Is.Empty);
            Assert.That(await Sample.AnalyzeAsync(result), Is.Empty);
        }
    }

    private static bool IsProgram(string file) =>
        CSharpSyntaxTree.ParseText(file).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    private static CSharpCompilation WithEntryPoint(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));

    private static string Complete(string code, string parameters, int number) => code switch
    {
        _ when UsingDirective().IsMatch(code) => code,
        _ when Declaration().IsMatch(code) => Usings + code,
        _ =>
            $"{Usings}public static class Fragment{number} {{ public static async Task RunAsync({parameters}) {{ await "
                + $"Task.Yield();\n{code} }} }}",
    };

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\Ausing [\w.]+;")]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"\A(public|internal|\[)")]
    private static partial Regex Declaration();
}
