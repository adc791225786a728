//! How the rows of the one list of commands become enums: one for each scope, so that a screen that forgets a command
//! doesn't compile.

macro_rules! commands {
    ($($(#[$meta:meta])* $scope:ident $commands:ident $scope_title:literal {
        $($command:ident $keys:literal $title:literal $help:literal;)*
    })*) => {
        /// Where a command's keys count. Inner scopes come first when a key is looked up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scope { $($(#[$meta])* $scope),* }

        impl Scope {
            /// Returns what people call it.
            pub fn title(self) -> &'static str {
                match self { $(Scope::$scope => $scope_title),* }
            }
        }

        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $commands { $($command),* }

            impl From<$commands> for Command {
                fn from(command: $commands) -> Command {
                    Command::$scope(command)
                }
            }

            impl $commands {
                /// Returns its first key as people read it; empty if it has none.
                pub fn key(self) -> String {
                    Command::from(self).key()
                }
            }
        )*

        /// Anything a user can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($scope($commands)),* }

        pub const COMMANDS: &[Spec] = &[$($(Spec {
            command: Command::$scope($commands::$command),
            scope: Scope::$scope,
            keys: $keys,
            title: $title,
            help: $help,
        }),*),*];

        impl Command {
            pub fn spec(self) -> &'static Spec {
                match self {
                    $($(Command::$scope($commands::$command) => &Spec {
                        command: Command::$scope($commands::$command),
                        scope: Scope::$scope,
                        keys: $keys,
                        title: $title,
                        help: $help,
                    },)*)*
                }
            }
        }
    };
}
pub(super) use commands;
