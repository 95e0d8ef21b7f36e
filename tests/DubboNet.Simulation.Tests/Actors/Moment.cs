namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A point in simulated time.</summary>
/// <param name="Time">Since the run's beginning.</param>
/// <param name="Busy">How much of that had passed while work waited, for which the engine cannot be blamed.</param>
internal readonly record struct Moment(TimeSpan Time, TimeSpan Busy)
{
    public static Moment Now(World world) => new(world.Clock.Now, world.Clock.Busy);

    public static Moment Later(Moment a, Moment b) => a.Time >= b.Time ? a : b;

    /// <summary>The time since an earlier moment in which nothing but the engine was to blame.</summary>
    public TimeSpan IdleSince(Moment earlier) => Time - Busy - (earlier.Time - earlier.Busy);
}
