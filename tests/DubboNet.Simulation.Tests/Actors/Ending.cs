namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A disposal or a stop, with the moments at which it began and ended.</summary>
internal sealed class Ending
{
    private readonly World _world;

    public Ending(World world, Task task)
    {
        _world = world;
        Began = Moment.Now(world);
        Task = WatchAsync(task);
    }

    public Moment Began { get; }

    public Moment? Ended { get; private set; }

    public Task Task { get; }

    private async Task WatchAsync(Task task)
    {
        await task;
        Ended = Moment.Now(_world);
        _world.Scheduler.CheckThread("A disposal ended");
    }
}
