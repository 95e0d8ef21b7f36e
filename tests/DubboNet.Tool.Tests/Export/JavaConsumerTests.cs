namespace DubboNet.Tool.Tests.Export;

/// <summary>
/// Compiles a Java consumer with the exported classes. It then calls the implementation of the contract, which the tool serves.
/// </summary>
internal sealed class JavaConsumerTests
{
    [TestCase("2.7")]
    [TestCase("3.3")]
    public async Task Java_consumer_of_exported_classes_calls_an_implementation_of_an_assembly(string line)
    {
        string[] jars = JavaConsumer.FindJars(line);
        string folder = ExportedProject.CreateFolder($"consumer-{line}");
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, "--services", "com.acme.pricing.*");

        await using ListeningTool serve = await ListeningTool.StartAsync(
            "serve", ExportedProject.Contracts, "--services", "com.acme.pricing.*", "--listen", "0");
        string output = await JavaConsumer.RunAsync("ExportConsumer", "com.acme.", folder, jars, serve.EndPoint.Port);

        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "find [A-1, 9.90, 1970-01-01T00:00:00Z, true, null, SOUTH_EAST, EUR]",
            "default [1.50]",
            "unknown [B-1 is unknown, B-1]",
            "failed [com.acme.pricing.PricingException, C-1 has no price]",
            "page [screw;2-1, 3, screw;2-2, null]",
            "list [L-1]",
            "check [{A-1=true, B-1=false}]",
            "count [3]",
            "long [4294967295]",
            "load [7, DotNet, 5, 3, null, [a, null], null]",
            "loadAll [Java]",
            "version [1]",
            "label [3.5]",
            "shelf [5]",
            "subscribe [Java has topic-1]",
            "watch [watched True]",
            "done",
        }));
    }
}
