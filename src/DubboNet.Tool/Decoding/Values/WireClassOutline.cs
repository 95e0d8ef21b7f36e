namespace DubboNet.Tool;

/// <summary>Represents a class as a message defines it.</summary>
internal sealed record WireClassOutline(string Name, string[] Fields);
