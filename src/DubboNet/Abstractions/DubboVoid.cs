namespace DubboNet;

/// <summary>Represents the result of a Java method that returns nothing, or the arguments of one that has no parameters.</summary>
public readonly record struct DubboVoid;
