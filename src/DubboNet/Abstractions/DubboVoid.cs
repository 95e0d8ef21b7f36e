namespace DubboNet;

/// <summary>The result of a Java method that returns nothing, and the arguments of one that takes none.</summary>
public readonly record struct DubboVoid;
