namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A point in simulated time.</summary>
/// <param name="Time">The time since the beginning of the run.</param>
/// <param name="Busy">The part of that time in which work was waiting through no fault of the engine.</param>
internal readonly record struct Moment(TimeSpan Time, TimeSpan Busy)
{
    public static Moment Now(World world) => new(world.Clock.Now, world.Clock.Busy);

    public static Moment Later(Moment a, Moment b) => a.Time >= b.Time ? a : b;

    /// <summary>Returns the time since an earlier moment for which only the engine is responsible.</summary>
    public TimeSpan IdleSince(Moment earlier) => Time - Busy - (earlier.Time - earlier.Busy);
}
