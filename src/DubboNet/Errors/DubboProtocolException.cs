namespace DubboNet;

/// <summary>The peer sent what is no dubbo frame. The connection ends, because where the next frame starts is unknown.</summary>
public sealed class DubboProtocolException(string message) : DubboException(message);
