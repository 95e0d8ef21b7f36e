using System.Diagnostics;
using DubboNet.Client;
using DubboNet.Hessian;
using DubboNet.Typed;
using Frames;

namespace Quickstart;

/// <summary>What a client does with a provider: a value, a graph of objects, an exception, many calls at once.</summary>
internal static class Tour
{
    // A Java provider runs 200 calls at once by default and refuses more.
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
            return $"{person.Name}, balance {person.Balance}, born {person.Born:u}, {(person.Friend == person ? "its own friend" : "no friend")}";
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
            return $"{sums.Where((sum, i) => sum == 2 * i).Count()} right answers on one connection";
        });
    }

    /// <summary>Lets a Java consumer call .NET and then Java, and says whether it got the same from both.</summary>
    public static async Task<bool> CompareAsync(JavaPeer consumer, string name, int dotnetPort, int javaPort)
    {
        var clock = Stopwatch.StartNew();
        string result = await consumer.AskAsync($"run\t{name}\t127.0.0.1:{dotnetPort}");
        double elapsed = clock.Elapsed.TotalMilliseconds;
        string fromJava = await consumer.AskAsync($"run\t{name}\t127.0.0.1:{javaPort}");
        Console.WriteLine($"  {name,-14} {elapsed,7:F1} ms  {(result == fromJava ? "as from Java:" : "UNLIKE JAVA:")} {Shorten(result.Split('\t')[^1])}");
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
