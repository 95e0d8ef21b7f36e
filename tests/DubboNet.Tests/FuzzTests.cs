using DubboNet.Fuzz;
using DubboNet.Fuzz.Stage;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Tests;

/// <summary>
/// Short runs of the fuzzers of parser, dispatcher and channel, and the inputs that did harm. Long runs: docs/hessian-fuzzing.md. They
/// listen to what the whole process tells of its calls.
/// </summary>
[NonParallelizable]
public sealed class FuzzTests
{
    private const int Mutations = 10_000;

    /// <summary>Costs are judged, too, but the search for them is left to long runs.</summary>
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

    /// <summary>What the long runs found.</summary>
    [TestCase("responses", "914b8000000005", TestName = "A date of the year -2113 in an answer that is to be JSON")]
    [TestCase("responses", "915791519051905a05", TestName = "A list that has itself twice, in an answer that is to be JSON")]
    public void Input_that_did_harm_does_none(string targets, string hex) => SeededScheduler.RunOnOwnThread(() =>
    {
        using var telemetry = new Telemetry();
        byte[] input = Convert.FromHexString(hex);
        var run = new MutationRun(Find(targets).Create(), [input], 1, TextWriter.Null);
        Assert.That(() => run.Run(0), Throws.Nothing);
    });

    private static TargetSet Find(string name) => Array.Find(TargetSet.All, set => set.Name == name)!;
}
