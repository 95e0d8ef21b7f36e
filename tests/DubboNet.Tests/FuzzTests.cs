using DubboNet.Fuzz;
using DubboNet.Fuzz.Stage;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Tests;

/// <summary>
/// Runs the fuzzers of parser, dispatcher and channel for a short time, and tests the inputs that did harm. For long runs, see
/// docs/hessian-fuzzing.md. The fuzzers listen to the telemetry of the whole process.
/// </summary>
[NonParallelizable]
public sealed class FuzzTests
{
    private const int Mutations = 10_000;

    // The costs are checked, too. Only long runs search for the inputs with the highest costs.
    [Test]
    public void Mutations_do_no_harm([Values("parser", "stream", "requests", "responses")] string targets) =>
        SeededScheduler.RunOnOwnThread(() =>
        {
            using var telemetry = new Telemetry();
            MutationRun run = Find(targets).CreateRun(1, TextWriter.Null, searchesCosts: false);
            run.Run(Mutations);
            Assert.That(run.Values, Is.GreaterThan(Mutations / 20));
            bool callsAre = targets != "parser";
            Assert.That((telemetry.Ended > 0, telemetry.Recorded > 0), Is.EqualTo((callsAre, callsAre)));
        });

    // These are inputs that long runs found.
    [TestCase("responses", "914b8000000005", TestName = "A date of the year -2113 in a response that is converted to JSON")]
    [TestCase("responses", "915791519051905a05", TestName = "A list that contains itself twice, in a response that is converted to JSON")]
    public void Input_that_did_harm_no_longer_does(string targets, string hex) => SeededScheduler.RunOnOwnThread(() =>
    {
        using var telemetry = new Telemetry();
        byte[] input = Convert.FromHexString(hex);
        var run = new MutationRun(Find(targets).Create(), [input], 1, TextWriter.Null);
        Assert.That(() => run.Run(0), Throws.Nothing);
    });

    private static TargetSet Find(string name) => Array.Find(TargetSet.All, set => set.Name == name)!;
}
