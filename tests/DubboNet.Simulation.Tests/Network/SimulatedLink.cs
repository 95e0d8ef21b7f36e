using System.Net;

namespace DubboNet.Simulation.Tests.Network;

/// <summary>A connection with two directions and a stream at each end.</summary>
internal sealed class SimulatedLink
{
    public SimulatedLink(World world, EndPoint server, LinkStyle style)
    {
        Server = server;
        Style = style;
        Upwards = new Conduit(world, style);
        Downwards = new Conduit(world, style);
        ClientEnd = new SimulatedStream(world, this, Downwards, Upwards);
        ServerEnd = new SimulatedStream(world, this, Upwards, Downwards);
    }

    public EndPoint Server { get; }

    public LinkStyle Style { get; }

    public Conduit Upwards { get; }

    public Conduit Downwards { get; }

    public SimulatedStream ClientEnd { get; }

    public SimulatedStream ServerEnd { get; }

    /// <summary>Gets a value indicating whether reads and writes fail at both ends.</summary>
    public bool IsReset { get; private set; }

    /// <summary>Gets a value indicating whether the connection appears open, but no bytes arrive.</summary>
    public bool IsStalled => (Upwards.IsStalled || Downwards.IsStalled) && !(ClientEnd.IsDisposed && ServerEnd.IsDisposed);

    public void Stall()
    {
        Upwards.Stall();
        Downwards.Stall();
    }

    public void Unstall()
    {
        Upwards.Unstall();
        Downwards.Unstall();
    }

    public void Reset()
    {
        IsReset = true;
        Upwards.Cut();
        Downwards.Cut();
    }
}
