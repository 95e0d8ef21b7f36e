using System.Diagnostics;
using DubboNet;
using Frames;

namespace Quickstart;

/// <summary>Shows what a client can do with a provider, with a value, an object graph, an exception and many concurrent calls.</summary>
internal static class Tour
{
    // A Java provider runs 200 concurrent calls by default and rejects more.
    private const int CallsAtOnce = 150;

    public static async Task RunAsync(string address, string who)
    {
        Console.WriteLine($"Calling {who} at {address}:");
        var options = new DubboChannelOptions { ApplicationName = "quickstart", Timeout = TimeSpan.FromSeconds(10) };
        await using var channel = new DubboChannel(address, options);
        IFrameService frames = channel.CreateClient<IFrameService>();

        await ShowAsync("a value", async () => await frames.EchoAsync("Zoë 张😀") ?? "");
        await ShowAsync("the same again", async () => await frames.EchoAsync("Zoë 张😀") ?? "");
        await ShowAsync("a graph", async () =>
        {
            Person person = await frames.GetPersonAsync(7);
            string friend = person.Friend == person ? "its own friend" : "no friend";
            return $"{person.Name}, balance {person.Balance}, born {person.Born:u}, {friend}";
        });
        await ShowAsync("an exception", async () =>
        {
            try
            {
                return await frames.FailAsync("checked") ?? "";
            }
            catch (JavaException e)
            {
                return e.Message;
            }
        });
        await ShowAsync($"{CallsAtOnce} at once", async () =>
        {
            int[] sums = await Task.WhenAll(Enumerable.Range(0, CallsAtOnce).Select(i => frames.AddAsync(i, i)));
            return $"{sums.Where((sum, i) => sum == 2 * i).Count()} correct responses on one connection";
        });
    }

    /// <summary>Makes a Java consumer call .NET and then Java, and returns whether both results were the same.</summary>
    public static async Task<bool> CompareAsync(JavaPeer consumer, string name, int dotnetPort, int javaPort)
    {
        var clock = Stopwatch.StartNew();
        string result = await consumer.AskAsync($"run\t{name}\t127.0.0.1:{dotnetPort}");
        double elapsed = clock.Elapsed.TotalMilliseconds;
        string fromJava = await consumer.AskAsync($"run\t{name}\t127.0.0.1:{javaPort}");
        Console.WriteLine(
            $"  {name,-14} {elapsed,7:F1} ms  {(result == fromJava ? "as from Java:" : "UNLIKE JAVA:")} {Shorten(result.Split('\t')[^1])}");
        return result == fromJava;
    }

    private static string Shorten(string text) => text.Length <= 90 ? text : text[..90] + "…";

    private static async Task ShowAsync(string what, Func<Task<string>> call)
    {
        var clock = Stopwatch.StartNew();
        string result = await call();
        Console.WriteLine($"  {what,-14} {clock.Elapsed.TotalMilliseconds,7:F1} ms  {Shorten(result)}");
    }
}
