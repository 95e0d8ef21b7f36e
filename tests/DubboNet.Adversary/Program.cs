using System.Globalization;
using System.Net;
using DubboNet.Adversary;

// --seconds N      how long the hostile peers attack beside the honest pair; 60 by default
// --busy           for a machine that does other work: compares the medians, and gives honest calls 10 s
// --only KINDS     the kinds that attack, with commas between them; all by default
// --hostile PLACE  the hostile peers themselves: the program starts itself so
var kinds = new Kinds(Value("--only"));
if (Value("--hostile") is { } target)
{
    await HostileRole.RunAsync(IPEndPoint.Parse(target), kinds);
    return 0;
}

int seconds = int.Parse(Value("--seconds") ?? "60", CultureInfo.InvariantCulture);
return await Run.ExecuteAsync(kinds, TimeSpan.FromSeconds(seconds), args.Contains("--busy"), Console.Out) ? 0 : 1;

string? Value(string name) => Array.IndexOf(args, name) is var index and >= 0 ? args[index + 1] : null;
