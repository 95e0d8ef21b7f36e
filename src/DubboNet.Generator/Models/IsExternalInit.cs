namespace System.Runtime.CompilerServices;

/// <summary>Enables records and init members, for which the compiler needs this type and netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
